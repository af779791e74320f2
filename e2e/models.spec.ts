import { readFileSync } from 'node:fs'
import { mildExamples } from '../bin/testing/mild-texts'
import { frame } from '../lib/models/classifier/stand-alone'
import { openArtefact, trainClassifier } from '../lib/models/classifier/train-classifier'
import { expect, test } from './fixtures'

test('the file that scores texts says the same in a browser as in Node', async ({ page }) => {
  const { manifest, weights } = trainClassifier({
    train: mildExamples(400),
    validation: mildExamples(100, { seed: 2 }),
    options: { sizes: { wordBits: 14, runBits: 14 } },
  })
  const texts = ['Claim your free prize', 'Soup and bread', '🙂 ｗｉｄｅ letters', '']
  const classifier = await openArtefact({ manifest, weights })
  const here = texts.map((prompt) => classifier.score(frame({ prompt })))

  // A page of ours runs no scripts but ours; this picture forbids none.
  await page.goto('/icon.svg')
  const there = await page.evaluate(
    async ({ source, manifest, weights, texts }) => {
      const { openClassifier, frame } = await import(`data:text/javascript;base64,${source}`)
      const bytes = Uint8Array.from(atob(weights), (each) => each.charCodeAt(0))
      const classifier = await openClassifier(manifest, bytes)
      return texts.map((prompt) => classifier.score(frame({ prompt })))
    },
    {
      source: readFileSync('lib/models/classifier/stand-alone.js').toString('base64'),
      manifest,
      weights: Buffer.from(weights).toString('base64'),
      texts,
    },
  )
  expect(there).toEqual(here)
})
