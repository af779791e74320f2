import { main as start } from './start'

export const main = (args: string[]) => start(['--dev', ...args])
