// Stands in for fs-ext-extra-prebuilt, which has no binary for this Node. Its file locks keep several processes apart;
// here there is one process with one PHP, which has every lock it asks for.
const taken = () => 0;

export const constants = {
  LOCK_SH: 1,
  LOCK_EX: 2,
  LOCK_NB: 4,
  LOCK_UN: 8,
  F_GETLK: 5,
  F_SETLK: 6,
  F_SETLKW: 7,
  F_RDLCK: 0,
  F_WRLCK: 1,
  F_UNLCK: 2,
};
export { taken as fcntlSync, taken as flockSync, taken as lockFileExSync, taken as unlockFileExSync };
