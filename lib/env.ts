import { readEnv } from './settings'

/** The settings of this process, read once. The supervisor, which still fills them in, reads lib/settings instead. */
export const env = readEnv(process.env)
