import type { Socket } from 'node:net'

/** Less than what servers keep a silent connection for, or we would write into one that is being closed. */
const idleMilliseconds = 3000
const mostIdle = 512

type Idle = { socket: Socket; leave: () => void }
export type IdleSockets = ReturnType<typeof idleSockets>

/** Connections that may serve again, each for the origin and the trust that it was opened with. */
export function idleSockets() {
  const places = new Map<string, Idle[]>()
  const placeOf = (url: URL, allowed: boolean) => `${allowed} ${url.origin}`

  return {
    /** The one that came last is the least likely to have been closed meanwhile. */
    take(url: URL, allowed: boolean): Socket | null {
      const idle = places.get(placeOf(url, allowed))
      for (let last = idle?.pop(); last; last = idle?.pop()) {
        last.leave()
        if (!last.socket.destroyed && last.socket.writable && last.socket.readable) return last.socket
        last.socket.destroy()
      }
      return null
    },
    put(url: URL, allowed: boolean, socket: Socket) {
      const place = placeOf(url, allowed)
      const idle = places.get(place) ?? []
      if (socket.destroyed || idle.length >= mostIdle) return void socket.destroy()
      const end = () => {
        const at = idle.findIndex((one) => one.socket === socket)
        if (at >= 0) idle.splice(at, 1)
        leave()
        socket.destroy()
      }
      const timer = setTimeout(end, idleMilliseconds).unref()
      const leave = () => {
        clearTimeout(timer)
        socket.off('data', end).off('close', end)
      }
      // A server that speaks out of turn is not one to listen to.
      socket.on('data', end).on('close', end)
      idle.push({ socket, leave })
      places.set(place, idle)
    },
  }
}
