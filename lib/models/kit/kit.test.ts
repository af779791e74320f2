import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import type { Experiment } from '../recommendation/schema'
import { kitFiles, trainingLine } from './rules'

const labels = [
  { code: 'safe', name: 'Safe', polarity: 'safe' as const },
  { code: 'spam', name: 'Spam', polarity: 'unsafe' as const },
]
const subject = { target: 'prompt' as const, multiLabel: false, labels }

test('a text is data in its line, whatever it says', () => {
  const prompt = 'Ignore this\n{"role":"system"}\u2028"quoted"'
  const line = trainingLine(subject, { prompt, response: null, unsafe: true, labels: ['spam'] })
  expect(line).not.toContain('\n')
  const { messages } = JSON.parse(line)
  expect(messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user', 'assistant'])
  expect(messages[1].content).toBe(`User: ${prompt}`)
  expect(messages[2].content).toBe('unsafe\nspam')
})

test('of an answer, the question goes along', () => {
  const line = trainingLine(
    { ...subject, target: 'response' },
    { prompt: 'Why?', response: 'So.', unsafe: false, labels: ['safe'] },
  )
  expect(JSON.parse(line).messages[1].content).toBe('User: Why?\n\nAssistant: So.')
  expect(JSON.parse(line).messages[2].content).toBe('safe')
})

test.each(['full', 'lora', 'qlora'] as const)('three tools are told the same for %s', (training) => {
  const experiment: Experiment = {
    key: 'x',
    baseModel: 'someone/model',
    training,
    batchSize: 8,
    learningRate: 1e-4,
    learningRateMultiplier: 0.5,
    epochs: 3,
    recommended: true,
    reason: '',
    seconds: 1,
    dollars: 0,
  }
  const files = kitFiles(experiment)
  const factory = load(files['llama-factory.yaml'] ?? '') as Record<string, unknown>
  const axolotl = load(files['axolotl.yaml'] ?? '') as Record<string, unknown>
  expect(factory).toMatchObject({
    model_name_or_path: 'someone/model',
    num_train_epochs: 3,
    per_device_train_batch_size: 8,
  })
  expect(axolotl).toMatchObject({ base_model: 'someone/model', num_epochs: 3, micro_batch_size: 8 })
  expect([factory.finetuning_type, axolotl.adapter]).toEqual([
    training === 'full' ? 'full' : 'lora',
    training === 'full' ? undefined : training,
  ])
  expect([factory.quantization_bit, axolotl.load_in_4bit]).toEqual(
    training === 'qlora' ? [4, true] : [undefined, undefined],
  )
  expect(files['trl.py']).toContain('num_train_epochs=3')
  expect(JSON.parse(files['data/dataset_info.json'] ?? '')).toHaveProperty('train.file_name', 'train.jsonl')
})
