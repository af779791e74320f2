/** What a sample has when it is nothing but a text: what benches that write past the importer need besides it. */
export const bareSample = {
  response: null,
  conversation: null,
  language: null,
  model: null,
  categories: [],
  unwrapped: null,
  wrapper: null,
  safePrompt: null,
  unlabelled: false,
  meta: null,
}
