import { type ChildProcess, spawn } from 'node:child_process'
import { isGone, markOf, type ProcessMark, send } from '../machine/processes'
import { Failure } from '../terminal/failure'

export type ChildOptions = {
  name: string
  args: string[]
  env: () => Record<string, string>
  /** Called with every new process, the restarted ones too. */
  onSpawn(mark: ProcessMark): void
}

export type Child = {
  /** What the child said when it was first ready; rejects when it ends before. */
  ready: Promise<{ port?: number }>
  stop(grace: number): Promise<void>
  kill(): void
}

/** What a child tells its supervisor. */
export type ChildMessage = { ready: true; port?: number } | { failed: string }

const longestPause = 10_000
/** Having run this long, a child is taken for healthy and its next restart is quick again. */
const healthyAfter = 30_000

/** Keeps one child process running until it is told to stop. */
export function superviseChild({ name, args, env, onSpawn }: ChildOptions): Child {
  let current: ChildProcess | undefined
  let stopping = false
  let wasReady = false
  let pause = 250
  let restart: NodeJS.Timeout | undefined
  let isReady: (outcome: { port?: number }) => void = () => {}
  let isLost: (error: Error) => void = () => {}
  const ready = new Promise<{ port?: number }>((resolve, reject) => {
    isReady = resolve
    isLost = reject
  })
  ready.catch(() => {})

  const begin = () => {
    const begun = Date.now()
    let reason = ''
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env() },
    })
    current = child
    if (child.pid) onSpawn(markOf(child.pid))
    child.on('message', (message: ChildMessage) => {
      if ('failed' in message) reason = message.failed
      else {
        wasReady = true
        isReady(message)
      }
    })
    child.on('error', (error) => isLost(error))
    child.once('exit', (code, signal) => {
      if (stopping) return
      const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`
      if (!wasReady) return isLost(new Failure(reason || `The ${name} process ${how} before it was ready; see above.`))
      if (Date.now() - begun > healthyAfter) pause = 250
      console.error(`  ${name.padEnd(10)} pid ${child.pid} ${how}; starting it again`)
      restart = setTimeout(begin, pause)
      pause = Math.min(pause * 2, longestPause)
    })
  }
  begin()

  return {
    ready,
    async stop(grace) {
      stopping = true
      clearTimeout(restart)
      isLost(new Failure(`The ${name} process was stopped before it was ready.`))
      if (!current?.pid || current.exitCode !== null || current.signalCode !== null) return
      const mark = markOf(current.pid)
      current.kill('SIGTERM')
      if (await isGone(mark, grace)) return
      current.kill('SIGKILL')
      await isGone(mark, 2_000)
    },
    kill() {
      stopping = true
      clearTimeout(restart)
      if (current?.pid) send(current.pid, 'SIGKILL')
    },
  }
}
