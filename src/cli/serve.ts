import { readConfig } from "../server/config.ts";
import { startServer } from "../server/serve.ts";

/** Runs the server until it is told to stop, and then finishes what it took in. */
export async function serve(): Promise<void> {
  const server = await startServer(readConfig(process.env)).catch((error: unknown) => {
    throw explain(error);
  });
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // A terminal sends the signal to a whole group, and what started us may pass it on once more.
      if (stopping) return;
      stopping = true;
      void server.close();
    });
  }
}

function explain(error: unknown): unknown {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== "EADDRINUSE") return error;
  return new Error(
    `Port ${port} is taken. Stop what uses it, or choose others by AFTERWORD_API_PORT and AFTERWORD_DESK_PORT.`,
    { cause: error },
  );
}
