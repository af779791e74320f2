import { z } from 'zod'

const literal = z.string().max(2000)

/** The request stands between `before` and `after` in a text that begins with `opens`. Literal texts only: no pattern can run away. */
export const wrapperShape = z.strictObject({
  key: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[a-z0-9-]+$/, 'Use small letters, digits and dashes'),
  name: z.string().trim().min(1).max(120),
  opens: literal.default(''),
  before: literal.default(''),
  after: literal.default(''),
})
export type Wrapper = z.output<typeof wrapperShape>

export const saveWrapperInput = wrapperShape.extend({
  position: z.number().int().min(0).max(10_000).default(0),
  disabled: z.boolean().default(false),
})
export type SaveWrapperInput = z.output<typeof saveWrapperInput>
export const wrapperKeyInput = z.strictObject({ key: z.string().min(1).max(60) })
export type WrapperKeyInput = z.output<typeof wrapperKeyInput>
export const tryWrappersInput = z.strictObject({ text: z.string().max(200_000) })
export type TryWrappersInput = z.output<typeof tryWrappersInput>

export type WrapperView = Wrapper & { position: number; disabled: boolean; builtIn: boolean; changed: boolean }
export type Unwrapped = { request: string; wrapper: string }
