import type { WebhookEvent } from './schema'

export const eventMeaning: Record<WebhookEvent, string> = {
  'run.ended': 'A run is done, has failed or was cancelled',
  'snapshot.taken': 'A snapshot is taken',
  'model.trained': 'A model is trained and evaluated',
}

const minute = 60
/** Seconds until the next try, after so many. */
const waits = [10, minute, 5 * minute, 30 * minute, 2 * 60 * minute, 6 * 60 * minute]
export const mostAttempts = waits.length + 1

/** Null when it has been tried often enough. */
export const waitAfter = (attempts: number) => waits[attempts - 1] ?? null

/** Only an answer that says so has taken it in. */
export const wasTaken = (status: number) => status >= 200 && status < 300

/** What is signed: the time goes in, so that what was overheard cannot be sent again later. */
export const signedText = (seconds: number, body: string) => `${seconds}.${body}`
