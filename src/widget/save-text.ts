/** Gives the reader a small text file to keep. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: a browser may still be asking where to put it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
