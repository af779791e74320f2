import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { env } from '../../lib/env'

/** A provider in a process of its own, at an address that calls may go to. It answers with texts of a label, or with verdicts. */
export async function serveApart(latencyMs: number, answers: string): Promise<{ url: string; child: ChildProcess }> {
  const args = ['--import', 'tsx', 'bin/testing/serve-provider.ts', String(latencyMs), answers]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const url = String(line).trim()
  env.ASSAY_ALLOW_HOSTS.push(new URL(url).host)
  return { url, child }
}
