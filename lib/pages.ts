import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { enter, enterHouse, whoIsSignedIn } from './auth'
import type { Ctx, HouseCtx } from './ctx'
import { env } from './env'
import { AppError } from './errors'
import { isNoId } from './ids'

/** The page's door to a project: whoever is not signed in goes to sign in, and comes back here. */
export async function enterPage(projectId: string): Promise<Ctx> {
  await signedInPerson()
  return orNotFound(enter(projectId))
}

/** The same for pages outside of any project. */
export async function enterHousePage(): Promise<HouseCtx> {
  await signedInPerson()
  return enterHouse()
}

/** Pages are for people: a key does not open them. */
export async function signedInPerson() {
  return (await whoIsSignedIn()) ?? redirect(await signInAddress())
}

/** What a verb cannot find is a page that is not there. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  return found.catch((error) => {
    if ((error instanceof AppError && error.code === 'not_found') || isNoId(error)) notFound()
    throw error
  })
}

async function signInAddress() {
  const path = (await headers()).get('x-assay-path') ?? '/'
  return path === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(path)}`
}

/** Where scripts find this studio, as the person who looks at the page finds it. */
export async function studioAddress() {
  return (env.ASSAY_URL ?? `http://${(await headers()).get('host')}`).replace(/\/+$/, '')
}
