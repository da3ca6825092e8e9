import { checkStorage, type StorageReport } from "../server/storage/check.ts";
import { requireDatabase, withStorage } from "./database.ts";

/** Says whether the database is as it was left. @returns Whether nothing is wrong. */
export async function check(): Promise<boolean> {
  requireDatabase();
  const report = await withStorage(checkStorage);
  for (const { site, chain } of report.chains) {
    const { verified, erased, broken } = chain;
    const rows = `${verified} ${verified === 1 ? "row" : "rows"} of the log`;
    const notes = erased === 0 ? "" : `, ${erased} of them with an erased note`;
    console.log(
      broken
        ? `Site ${site}: the log breaks at row ${broken.seq}: ${broken.reason}.`
        : `Site ${site}: ${rows} verified${notes}.`,
    );
  }
  console.log(`${report.comments} comments and their threads compared with the log.`);
  const faults = faultsOf(report);
  for (const fault of report.faults.slice(0, shown)) console.log(fault);
  if (report.faults.length > shown) console.log(`… and ${report.faults.length - shown} more.`);
  console.log(faults === 0 ? "Nothing is wrong." : `${faults} ${faults === 1 ? "fault" : "faults"}.`);
  return faults === 0;
}

/** One fault of a large database may have thousands of consequences. */
const shown = 100;

const faultsOf = ({ chains, faults }: StorageReport): number =>
  faults.length + chains.filter(({ chain }) => chain.broken).length;
