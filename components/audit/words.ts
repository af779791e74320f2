import type { Leaf, Step } from '@/lib/audit/rules'
import { formatMoment } from '../ui/format-moment'
import { formatNumber } from '../ui/format-number'

/** What ids are called, where they are called something. */
export type Names = Readonly<Record<string, string>>

const nouns: Record<string, string> = {
  gold: 'known answer',
  key: 'API key',
  user: 'person',
  duplicate: 'duplicate group',
  session: 'sign-in',
}
const done: Record<string, string> = {
  accept: 'accepted',
  add: 'added',
  adopt: 'adopted',
  archive: 'archived',
  certify: 'certified',
  change: 'changed',
  claim: 'claimed',
  close: 'closed',
  connect: 'connected',
  create: 'created',
  delete: 'deleted',
  disable: 'disabled',
  discard: 'discarded',
  disconnect: 'disconnected',
  download: 'downloaded',
  drop: 'dropped',
  edit: 'edited',
  enable: 'enabled',
  end: 'ended',
  evaluate: 'evaluated',
  flag: 'flagged',
  group: 'grouped',
  import: 'imported',
  join: 'joined',
  keep: 'kept',
  label: 'relabelled',
  make: 'made',
  open: 'opened',
  pause: 'paused',
  publish: 'published',
  push: 'sent to a hub',
  rate: 'rated',
  reject: 'rejected',
  remove: 'removed',
  rename: 'renamed',
  reopen: 'opened again',
  restore: 'restored',
  resume: 'resumed',
  retire: 'retired',
  revoke: 'revoked',
  rewrite: 'rewritten',
  save: 'saved',
  settle: 'settled',
  share: 'shared',
  start: 'started',
  tag: 'tagged',
  take: 'taken',
  test: 'tested',
  untag: 'untagged',
}
const acts: Record<string, string> = {
  'dataset.pairs': 'Pairs of questions asked for',
  'dataset.policy': 'Dataset moved to another policy',
  'export.fetch': 'Download fetched',
  'export.start': 'Download started',
  'judge.accept.end': 'Accepting by a judge ended',
  'judge.accept.start': 'Accepting by a judge started',
  'judge.calibrate': 'Calibration of judges drawn',
  'member.change-role': 'Role of a member changed',
  'model.ready': 'Model trained',
  'model.threshold': 'Threshold of a model chosen',
  'model.train': 'Training of a model started',
  'model.tune': 'Fine-tuning started',
  'model.tuned': 'Model fine-tuned',
  'persona.keep-both': 'Both of two personas kept',
  'policy.discard': 'Draft of a policy discarded',
  'policy.draft': 'Draft of a policy begun',
  'policy.edit': 'Draft of a policy edited',
  'prem.job': 'Training asked for over the API of Prem',
  'provider.add-model': 'Model of a provider added',
  'provider.change-model': 'Model of a provider changed',
  'provider.remove-model': 'Model of a provider removed',
  'reviewer.lift': 'Reviewer may go on',
  'run.cap': 'Cap of a run raised',
  'sample.undo': 'Decision undone',
  'session.end-all': 'All sign-ins ended',
  'snapshot.audit': 'Audit of a snapshot started',
  'snapshot.compare': 'Comparison of snapshots downloaded',
  'snapshot.start': 'Snapshot started',
  'source.fetch': 'Pages of a source fetched',
  'source.read': 'Documents read as a source',
  'source.refetch': 'Pages of a source fetched again',
  'stats.target': 'Target of the balance set',
  'template.save': 'Version of a template saved',
  'trace.teach': 'Trace made a sample',
  'user.change-keeper': 'Person made a keeper, or no longer one',
  'user.change-password': 'Password changed',
  'user.password-link': 'Link for a new password made',
  'user.set-password': 'Password set by a link',
  'webhook.resend': 'Delivery of a webhook sent again',
}

/** Codes and names may be called anything, as what every object has is. */
const own = (words: Record<string, string>, key: string) => (Object.hasOwn(words, key) ? words[key] : undefined)
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** "Sample relabelled": what was done, and to what kind of thing. */
export function actWords(action: string) {
  const [room = '', ...verbs] = action.split('.')
  const act = verbs.map((verb) => own(done, verb) ?? verb.replaceAll('-', ' ')).join(' ')
  return own(acts, action) ?? sentence(`${roomNoun(room)} ${act}`)
}

const roomNoun = (room: string) => own(nouns, room) ?? (room === 'cross-walk' ? room : room.replaceAll('-', ' '))
export const roomWords = (room: string) => sentence(roomNoun(room))

const fields: Record<string, string> = {
  bears: 'bears at once',
  bound: 'at most wrong',
  contentHash: 'hash',
  inFlight: 'at once',
  jsonSchema: 'takes a schema',
  keyEnd: 'key ends in',
  micros: 'cap in dollars',
  multiLabel: 'several labels a text',
  n: 'decided',
  overlap: 'people on each',
  policyVersionId: 'policy',
  prefix: 'begins with',
  priceIn: '$ per million in',
  priceOut: '$ per million out',
  sha256: 'hash',
  userId: 'person',
}

/** The path of a field as one reads it: `plan.fromDatasetId` is "Plan · from dataset". Codes and names stay as they are. */
export function fieldWords(path: readonly Step[]) {
  const words = path.map((step) => (typeof step === 'string' ? fieldWord(step) : step.name)).join(' · ')
  return typeof path[0] === 'string' ? sentence(words) : words
}

function fieldWord(key: string) {
  const known = own(fields, key)
  if (known) return known
  if (!/^[a-z]+([A-Z][a-z]*)+$/.test(key)) return key
  const words = key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words
    .replace(/ id$/, '')
    .replace(/ ids$/, 's')
    .replace(/ micros$/, '')
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A value as one reads it. What is called something stands under its name, and any other id as its end. */
export function valueWords(value: Leaf, path: readonly Step[], names: Names): string {
  if (Array.isArray(value)) return value.map((each) => valueWords(each, path, names)).join(', ') || 'none'
  if (value === null || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number')
    return isMoney(path.at(-1)) ? formatNumber(value / 1_000_000, 'money') : formatNumber(value, 'exact')
  if (idPattern.test(value)) return names[value] ?? shortId(value)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Number.isFinite(Date.parse(value)))
    return formatMoment(new Date(value), 'UTC')
  return value
}

const isMoney = (step?: Step) => typeof step === 'string' && /micros$/i.test(step)

export const shortId = (id: string) => `…${id.slice(-6)}`
