import net from 'node:net'
import { Failure, hasCode } from '../terminal/failure'
import { portHolder } from './processes'

export const isListening = (port: number, host = '127.0.0.1') =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, host)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Said before the build rather than after it. */
export async function requirePort(port: number, host: string) {
  const error = await new Promise<Error | null>((resolve) => {
    const server = net.createServer()
    server.once('error', resolve)
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
  if (error) throw portFailure(error, port, host)
}

export function portFailure(error: Error, port: number, host: string) {
  if (hasCode(error, 'EADDRINUSE')) {
    const holder = portHolder(port)
    return new Failure(
      `Port ${port} on ${host} is taken${holder ? ` by ${holder}` : ''}.`,
      `Stop that, or choose another port: PORT=${port === 3000 ? 3001 : 3000} npm start`,
    )
  }
  if (hasCode(error, 'EACCES')) {
    return new Failure(`Port ${port} may not be opened by this user.`, 'Choose one above 1023: PORT=3000 npm start')
  }
  return new Failure(
    `Cannot listen on ${host}: ${error.message}.`,
    'Set HOST to an address of this machine, such as 127.0.0.1.',
  )
}
