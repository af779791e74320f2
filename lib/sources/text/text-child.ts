// Runs alone in a process that has no secrets and may be killed at any moment. It reads pages and documents that strangers wrote.
import { readFile } from 'node:fs/promises'
import net from 'node:net'
import { readAny, type Unread } from './read-any'

type Order = Omit<Unread, 'bytes'> & { bytes?: Uint8Array; path?: string }

// Nothing that is read here has a reason to ask for more.
net.Socket.prototype.connect = () => {
  throw new Error('there is no network here')
}

process.on('message', async ({ bytes, path, ...about }: Order) => {
  process.send?.({ begun: true })
  try {
    const read = await readAny({ ...about, bytes: bytes ?? (await readFile(path ?? '')) })
    process.send?.({ read })
  } catch (error) {
    const deep = error instanceof RangeError
    process.send?.({
      fault: deep
        ? 'it is nested too deeply'
        : error instanceof Error
          ? error.message.slice(0, 300)
          : 'it cannot be read',
    })
  }
})
process.on('disconnect', () => process.exit())
