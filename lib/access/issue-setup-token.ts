import { db } from '../db'
import { hashToken, newToken } from '../secrets'

/** The one-time link of a studio that nobody has entered yet; the link before it is dead. Null once there is anyone. */
export async function issueSetupToken(): Promise<string | null> {
  const token = newToken()
  return db.$transaction(async (tx) => {
    if ((await tx.user.count()) > 0) return null
    await tx.setupToken.deleteMany({})
    await tx.setupToken.create({ data: { hash: hashToken(token) } })
    return token
  })
}
