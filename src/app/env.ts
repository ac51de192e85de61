/** The environment of the process, as `main.ts` hands it in. */
export type Env = Readonly<Record<string, string | undefined>>
