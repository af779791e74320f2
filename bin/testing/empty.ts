// Stands in for `server-only`, which throws wherever Next is not.
export {}
