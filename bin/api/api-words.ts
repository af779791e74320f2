export const errorCodes = [
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'invalid',
  'limited',
  'unavailable',
  'internal',
]

/** What holds for every door, said once. */
export const introduction = `Everything that a person can do in the browser, over HTTP with an API key.

**Who asks.** Send \`Authorization: Bearer assay_…\`. A key belongs to one project, or to the whole studio, and has a role.

**Answers.** They are \`{"data": …}\`, and failures \`{"error": {"code", "message", "requestId"}}\`, with the status that fits. Every answer carries \`x-request-id\`; one that you send is kept.

**Trying again.** Send an \`Idempotency-Key\` with a POST. The same key with the same request answers what the first answered, for a day; with another request it is refused. While the first is under way, the second waits for it.

**Limits.** A key that asks too often gets 429 and \`Retry-After\`. A body of JSON may be 1 MB; files are streamed and may be larger.

**Pages.** Lists take \`take\` and a cursor: \`before\` or \`after\` is the id of the last row you have, or the \`next\` that the answer gives; lists by rank take \`from\` or \`skip\`. While there is more, the answer carries \`Link: <…>; rel="next"\`.

**Long work.** It is a run: its address answers how far it is, and \`…/events\` tells as it goes.`
