import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Ctx } from '../../lib/ctx'
import { db } from '../../lib/db'
import { env } from '../../lib/env'

/** A provider in a process of its own, at an address that calls may go to. It answers with texts of a label, or with verdicts. */
export async function serveApart(latencyMs: number, answers: string): Promise<{ url: string; child: ChildProcess }> {
  const args = ['--import', 'tsx', 'bin/testing/serve-provider.ts', String(latencyMs), answers]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const url = String(line).trim()
  env.ASSAY_ALLOW_HOSTS.push(new URL(url).host)
  return { url, child }
}

/** The id of a model at such an address, which costs nothing and bears so many calls at once. */
export async function modelApart(ctx: Ctx, url: string, inFlight: number): Promise<string> {
  const provider = await db.provider.create({
    data: {
      projectId: ctx.projectId,
      name: 'Local',
      kind: 'compatible',
      preset: 'custom',
      address: url,
      inFlight,
      pace: { create: {} },
    },
    select: { id: true },
  })
  const model = { projectId: ctx.projectId, providerId: provider.id, name: 'small', priceIn: 0, priceOut: 0 }
  return (await db.providerModel.create({ data: model, select: { id: true } })).id
}

/** Waits for the end of a run that has to be done; returns the CPU time of this process meanwhile, in milliseconds. */
export async function runToItsEnd(begin: () => Promise<string>): Promise<{ runId: string; cpuMs: number }> {
  const cpu = process.cpuUsage()
  const runId = await begin()
  for (;;) {
    const run = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { status: true, reason: true } })
    if (run.status === 'done') break
    if (run.status !== 'running') throw new Error(`The run ${run.status}: ${run.reason}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { user, system } = process.cpuUsage(cpu)
  return { runId, cpuMs: (user + system) / 1000 }
}
