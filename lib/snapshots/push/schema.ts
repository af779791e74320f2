import { z } from 'zod'

const name = z.string().regex(/^[\w-][\w.-]{0,95}$/, 'Letters, digits, dots, dashes and underscores')

/** Where a snapshot is sent to. What is secret is kept beside the run, sealed, and forgotten with it. */
export const pushTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hub'),
    /** owner/name; without an owner, whoever the token belongs to. */
    repo: z
      .string()
      .regex(/^([\w-][\w.-]{0,95}\/)?[\w-][\w.-]{0,95}$/, 'A dataset on the hub is named owner/name')
      .refine((repo) => !repo.includes('..'), 'A dataset on the hub is named owner/name'),
    private: z.boolean().default(true),
  }),
  z.strictObject({
    kind: z.literal('s3'),
    endpoint: z.url({ protocol: /^https?$/ }).max(500),
    region: name.default('us-east-1'),
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'A bucket has 3 to 63 small letters, digits, dots and dashes'),
    /** In front of every file’s name. */
    prefix: z
      .string()
      .max(500)
      .regex(/^([\w.-]+\/)*[\w.-]*$/, 'Folders of letters, digits, dots and dashes')
      .refine((prefix) => !prefix.split('/').some((part) => part === '..' || part === '.'), 'No dots alone')
      .default(''),
    accessKeyId: z.string().min(3).max(200),
  }),
])
export type PushTarget = z.output<typeof pushTarget>

export const pushSnapshotInput = z.strictObject({
  snapshotId: z.uuid(),
  target: pushTarget,
  /** The hub’s access token, or the secret access key. Without one, the hub’s own of this studio. */
  secret: z.string().min(1).max(500).optional(),
  reason: z
    .string()
    .trim()
    .min(3, 'Say in a few words what it is for')
    .max(500)
    .refine(
      (value) => !value.includes('\u0000') && value.isWellFormed(),
      'This text has characters that cannot be kept',
    ),
})
export type PushSnapshotInput = z.output<typeof pushSnapshotInput>
export const pushPlan = z.object({ snapshotId: z.uuid(), target: pushTarget })
export type StartedPush = { runId: string; runNumber: number }
