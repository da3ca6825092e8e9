import { expect, test } from "vitest";
import { readConfig } from "../../src/server/config.ts";

test("nothing needs to be said", () => {
  expect(readConfig({})).toMatchObject({
    database: "sqlite:data/afterword.db",
    api: { host: "127.0.0.1", port: 4080 },
    desk: { host: "127.0.0.1", port: 4081, origin: null },
    trustedProxies: [],
    logLevel: "info",
  });
});

test("everything can be said", () => {
  const config = readConfig({
    AFTERWORD_DATABASE: "postgres://host/name",
    AFTERWORD_API_HOST: "0.0.0.0",
    AFTERWORD_API_PORT: "80",
    AFTERWORD_DESK_ORIGIN: "https://desk.news.example",
    AFTERWORD_TRUSTED_PROXIES: "10.0.0.0/8, 2001:db8::/32",
    AFTERWORD_LIMIT_POSTS_PER_ADDRESS: "5/30",
    PATH: "/bin",
  });
  expect(config).toMatchObject({
    database: "postgres://host/name",
    api: { host: "0.0.0.0", port: 80 },
    desk: { origin: "https://desk.news.example" },
    trustedProxies: ["10.0.0.0/8", "2001:db8::/32"],
    limits: { postsPerAddress: { points: 5, seconds: 30 } },
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test.each([
  ["AFTERWORD_DATABASE", "mysql://host/name", 'starts with "sqlite:" or "postgres://"'],
  ["AFTERWORD_API_PORT", "70000", "65535"],
  ["AFTERWORD_API_PORT", "http", "expected number"],
  ["AFTERWORD_API_ORIGIN", "comments.news.example", "is an origin and nothing more"],
  ["AFTERWORD_DESK_ORIGIN", "desk.news.example", "is an origin and nothing more"],
  ["AFTERWORD_DESK_ORIGIN", "https://desk.news.example/", "is an origin and nothing more"],
  ["AFTERWORD_DESK_ORIGIN", "http://desk.news.example", "must be https"],
  ["AFTERWORD_TRUSTED_PROXIES", "10.0.0.1", "is a list of networks"],
  ["AFTERWORD_LIMIT_POSTS_PER_SITE", "many", "is written as calls/seconds"],
  // A limit that never ends, and one longer than a timer can be, which would end at once.
  ["AFTERWORD_LIMIT_POSTS_PER_SITE", "10/0", "is written as calls/seconds"],
  ["AFTERWORD_LIMIT_POSTS_PER_SITE", "10/9000000", "is written as calls/seconds"],
  ["AFTERWORD_LOG_LEVEL", "loud", "Invalid option"],
])("%s=%s is refused by name", (name, value, reason) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
  expect(() => readConfig({ [name]: value })).toThrow(reason);
});

test("the desk may be plain http on the machine itself", () => {
  for (const origin of ["http://localhost:4081", "http://127.0.0.1:4081", "http://[::1]:4081"]) {
    expect(readConfig({ AFTERWORD_DESK_ORIGIN: origin }).desk.origin).toBe(origin);
  }
});
