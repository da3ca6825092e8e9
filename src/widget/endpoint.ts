/** Where the loader came from: the server of every element that names none. Set once, before the elements are defined. */
export const server = { endpoint: "" };
