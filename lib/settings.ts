import { z } from 'zod'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

/** Every setting there is. `.env.example` says the same in sentences. */
const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    ASSAY_URL: z.url({ protocol: /^https?$/ }).optional(),
    ASSAY_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    ASSAY_DATA: z.string().default('.assay'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, hostname: /./ }).optional(),
    ASSAY_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
    ASSAY_OLD_SECRETS: list,
    ASSAY_SEALING_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, 'is no key: it has 43 characters')
      .optional(),
    ASSAY_OPENING_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
    ASSAY_WORKERS: z.coerce.number().int().min(0).max(64).default(0),
    ASSAY_INIT_EMAIL: z.email().optional(),
    ASSAY_INIT_PASSWORD: z.string().min(12, 'needs at least 12 characters').optional(),
    ASSAY_INIT_API_KEY: z.string().min(32, 'needs at least 32 characters').optional(),
    GITHUB_ID: z.string().optional(),
    GITHUB_SECRET: z.string().optional(),
    GOOGLE_ID: z.string().optional(),
    GOOGLE_SECRET: z.string().optional(),
    OIDC_ISSUER: z.url().optional(),
    OIDC_ID: z.string().optional(),
    OIDC_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default('Single sign-on'),
    ASSAY_ALLOW_HOSTS: list,
    ASSAY_API_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(3000),
    ASSAY_OPEN_API: z.stringbool('is 1 or 0').default(false),
    HF_ENDPOINT: z.url({ protocol: /^https?$/ }).default('https://huggingface.co'),
    HF_TOKEN: z.string().optional(),
  })
  .refine((env) => Boolean(env.ASSAY_INIT_EMAIL) === Boolean(env.ASSAY_INIT_PASSWORD), {
    path: ['ASSAY_INIT_EMAIL'],
    message: 'and ASSAY_INIT_PASSWORD go together',
  })
  .refine((env) => !env.ASSAY_INIT_API_KEY || env.ASSAY_INIT_EMAIL, {
    path: ['ASSAY_INIT_API_KEY'],
    message: 'belongs to the first owner: set ASSAY_INIT_EMAIL and ASSAY_INIT_PASSWORD too',
  })

  .refine((env) => !env.ASSAY_OPEN_API || isAlone(env), {
    path: ['ASSAY_OPEN_API'],
    message: 'is for a studio on this machine alone: HOST and ASSAY_URL have to be loopback addresses, without proxies',
  })

/** Nobody but programs on this machine can reach it. */
function isAlone({
  HOST,
  ASSAY_URL,
  ASSAY_PROXIES,
}: {
  HOST: string
  ASSAY_URL?: string | undefined
  ASSAY_PROXIES: number
}) {
  const names = [HOST, ...(ASSAY_URL ? [new URL(ASSAY_URL).hostname] : [])]
  return ASSAY_PROXIES === 0 && names.every((name) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(name))
}

export type Env = z.output<typeof schema>

/** An empty variable is an absent one. Throws one sentence that names the first setting that is wrong. */
export function readEnv(from: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`Setting ${issue?.path.join('.')}: ${issue?.message}`)
}
