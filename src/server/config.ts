/** The environment, read once at start into a frozen record. */
import ipaddr from "ipaddr.js";
import { z } from "zod";

export interface Listener {
  host: string;
  /** 0 lets the system choose. */
  port: number;
}

/** So many calls in so many seconds, 1 to 999,999: a timer cannot be longer than 24 days. */
export interface Limit {
  points: number;
  seconds: number;
}

export interface Limits {
  /** Posted comments of one address (an IPv6 network of 64 bits counts as one). */
  postsPerAddress: Limit;
  postsPerSite: Limit;
  /** Other unsafe calls of one address: receipts, withdrawals, appeals, reports, recommendations. */
  callsPerAddress: Limit;
  readsPerAddress: Limit;
  /** Streams of events that are open at a time, all addresses together. */
  streams: number;
  /** Failed sign-ins. */
  signInsPerAccount: Limit;
  signInsPerAddress: Limit;
}

export interface Config {
  /** `sqlite:PATH` or `postgres://…`. */
  database: string;
  api: Listener & {
    /** The origin readers see; `null` where it is not set. */
    origin: string | null;
  };
  desk: Listener & {
    /** The origin moderators see; `null` where it is that of the listener. */
    origin: string | null;
  };
  /** Signs the moderators' cookies; `null` where the server makes one itself and keeps it in `secretFile`. */
  secret: string | null;
  secretFile: string;
  /** Networks of the proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  limits: Limits;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
}

const port = z.coerce.number().int().min(0).max(65_535);
const limit = z
  .string()
  .regex(/^\d{1,9}\/[1-9]\d{0,5}$/, "is written as calls/seconds, for example 10/60")
  .transform((text): Limit => {
    const [points, seconds] = text.split("/").map(Number) as [number, number];
    return { points, seconds };
  });

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: "is an origin and nothing more, for example https://comments.news.example",
  abort: true,
});

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const environment = z.object({
  AFTERWORD_DATABASE: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'starts with "sqlite:" or "postgres://"')
    .default("sqlite:data/afterword.db"),
  AFTERWORD_API_HOST: z.string().min(1).default("127.0.0.1"),
  AFTERWORD_API_PORT: port.default(4080),
  AFTERWORD_API_ORIGIN: origin.optional(),
  AFTERWORD_DESK_HOST: z.string().min(1).default("127.0.0.1"),
  AFTERWORD_DESK_PORT: port.default(4081),
  AFTERWORD_DESK_ORIGIN: origin
    // A session cookie over plain http could be read on the way.
    .refine((text) => text.startsWith("https:") || loopback.test(new URL(text).hostname), {
      error: "must be https, except on the machine itself",
    })
    .optional(),
  AFTERWORD_SECRET: z.string().min(32, "has at least 32 characters").optional(),
  AFTERWORD_SECRET_FILE: z.string().min(1).default("data/secret"),
  AFTERWORD_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((networks) => networks.every((network) => ipaddr.isValidCIDR(network)), {
      error: "is a list of networks, for example 10.0.0.0/8, 192.0.2.7/32",
    }),
  // Generous: many readers share one address behind a carrier.
  AFTERWORD_LIMIT_POSTS_PER_ADDRESS: limit.default({ points: 30, seconds: 60 }),
  AFTERWORD_LIMIT_POSTS_PER_SITE: limit.default({ points: 1_000, seconds: 60 }),
  AFTERWORD_LIMIT_CALLS_PER_ADDRESS: limit.default({ points: 300, seconds: 60 }),
  AFTERWORD_LIMIT_READS_PER_ADDRESS: limit.default({ points: 6_000, seconds: 60 }),
  AFTERWORD_LIMIT_STREAMS: z.coerce.number().int().min(0).max(1_000_000).default(10_000),
  AFTERWORD_LIMIT_SIGN_INS_PER_ACCOUNT: limit.default({ points: 20, seconds: 900 }),
  AFTERWORD_LIMIT_SIGN_INS_PER_ADDRESS: limit.default({ points: 60, seconds: 900 }),
  AFTERWORD_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

/** @throws Error that names each variable at fault and says what it should be. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The server cannot start with this environment:\n${faults.join("\n")}`);
  }
  const values = read.data;
  return Object.freeze({
    database: values.AFTERWORD_DATABASE,
    api: {
      host: values.AFTERWORD_API_HOST,
      port: values.AFTERWORD_API_PORT,
      origin: values.AFTERWORD_API_ORIGIN ?? null,
    },
    desk: {
      host: values.AFTERWORD_DESK_HOST,
      port: values.AFTERWORD_DESK_PORT,
      origin: values.AFTERWORD_DESK_ORIGIN ?? null,
    },
    secret: values.AFTERWORD_SECRET ?? null,
    secretFile: values.AFTERWORD_SECRET_FILE,
    trustedProxies: Object.freeze(values.AFTERWORD_TRUSTED_PROXIES),
    limits: Object.freeze({
      postsPerAddress: values.AFTERWORD_LIMIT_POSTS_PER_ADDRESS,
      postsPerSite: values.AFTERWORD_LIMIT_POSTS_PER_SITE,
      callsPerAddress: values.AFTERWORD_LIMIT_CALLS_PER_ADDRESS,
      readsPerAddress: values.AFTERWORD_LIMIT_READS_PER_ADDRESS,
      streams: values.AFTERWORD_LIMIT_STREAMS,
      signInsPerAccount: values.AFTERWORD_LIMIT_SIGN_INS_PER_ACCOUNT,
      signInsPerAddress: values.AFTERWORD_LIMIT_SIGN_INS_PER_ADDRESS,
    }),
    logLevel: values.AFTERWORD_LOG_LEVEL,
  });
}
