import { parseArgs } from 'node:util'

const options = {
  url: { type: 'string' },
  key: { type: 'string' },
  project: { type: 'string', short: 'p' },
  dataset: { type: 'string', short: 'd' },
  label: { type: 'string', short: 'l', multiple: true },
  template: { type: 'string' },
  model: { type: 'string' },
  judge: { type: 'string', multiple: true },
  snapshot: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string', short: 'o' },
  name: { type: 'string' },
  mapping: { type: 'string' },
  reason: { type: 'string' },
  all: { type: 'boolean' },
  'no-wait': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [command = 'help', ...rest] = positionals
  return { command: values.help ? 'help' : command, rest, options: values }
}
export type Options = ReturnType<typeof readOptions>['options']

export const help = `npx assay COMMAND

  import FILE                      bring a file in: CSV, JSON, JSON Lines, Parquet, packed or not
  generate --label CODE=ROWS …     write samples with a model (--template, --model)
  judge [--judge NAME …]           ask judges about what they have not answered; without names, all of them
  label SAMPLE CODE …              label a sample
  snapshot                         freeze the accepted samples (--all: those not yet accepted too)
  download [--snapshot ID]         write the samples to a file (--format jsonl, --out FILE)
  train [--snapshot ID]            train the local classifier (--name)
  score TEXT …                     ask the newest model, or --model ID
  watch RUN                        follow a run to its end

  --url and --key, or ASSAY_URL and ASSAY_KEY, say where and as whom; --project and --dataset, which.
  --no-wait begins a run without following it; --json prints the answer as JSON.`
