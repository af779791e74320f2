/** What is as near as this counts as a copy, unless a dataset says otherwise. */
export const defaultThreshold = 0.7

type Texts = { prompt: string; response?: string | null | undefined; unwrapped?: string | null | undefined }

/** What is compared: the request itself where one stands in a wrapper, and the answer with what it answers. */
export const comparedText = ({ prompt, response, unwrapped }: Texts) =>
  response ? `${unwrapped ?? prompt}\n${response}` : (unwrapped ?? prompt)
