import type { Bands } from './bands'
import { gramsOf } from './grams'
import { openSigner } from './signature'
import { openTexts } from './texts'

/** Band keys of single texts, in the order of the bands. What it returns is overwritten by the next. */
export function openKeys(bands: Bands) {
  const signer = openSigner(bands)
  const one = openTexts({ texts: 1, bytes: 4096 })
  let grams = new Int32Array(4096)
  return function keysOf(text: string) {
    one.restart()
    one.add(text)
    const texts = one.close()
    if (texts.length[0]! > grams.length) grams = new Int32Array(texts.length[0]! * 2)
    return signer.keysOf(grams, gramsOf(texts, 0, grams))
  }
}
