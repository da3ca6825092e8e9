// Stands in for the versions of PHP that the tests do not run: some 200 MB.
export function getPHPLoaderModule() {
  throw new Error("Only PHP 8.3 is installed here");
}
