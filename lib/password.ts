import 'server-only'
import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'

const cost = { N: 2 ** 16, r: 8, p: 1 }
const length = 32

/** `scrypt$N$r$p$salt$hash`: what it was made with stays beside it, so the cost can rise later. */
export async function hashPassword(password: string) {
  const salt = randomBytes(16)
  const { N, r, p } = cost
  return [
    'scrypt',
    N,
    r,
    p,
    salt.toString('base64url'),
    (await derive(password, salt, length, cost)).toString('base64url'),
  ].join('$')
}

// Nobody's: it stands in where there is no hash, so that an unknown account costs the same time as a wrong password.
const nobodys = [
  'scrypt',
  cost.N,
  cost.r,
  cost.p,
  randomBytes(16).toString('base64url'),
  randomBytes(length).toString('base64url'),
].join('$')

export async function passwordMatches(password: string, hash: string | null) {
  const [, N, r, p, salt = '', expected = ''] = (hash ?? nobodys).split('$')
  const wanted = Buffer.from(expected, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), wanted.length, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(given, wanted) && hash !== null
}

function derive(password: string, salt: Buffer, bytes: number, { N, r, p }: typeof cost) {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  // The same letters typed on another keyboard may be other code points.
  return new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key))),
  )
}
