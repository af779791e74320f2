import type { CallHints } from './hints'
import type { Opinion } from './opinion'

type Told = { opinion: Opinion; hints: CallHints; prompt: string }

/** An opinion in the words of the judge that was asked. The format is read from the prompt where nobody says it. */
export function judgement({ opinion, hints, prompt }: Told): string {
  const { unsafe, labels, confidence, rationale } = opinion
  const codes = labels.map(({ code }) => code).join(',')
  const names = labels.map(({ name }) => name).join(', ')
  switch (hints.format ?? formatIn(prompt)) {
    case 'llama-guard':
      return unsafe ? `unsafe\n${codes}` : 'safe'
    case 'aegis':
      return JSON.stringify({
        'User Safety': unsafe ? 'unsafe' : 'safe',
        ...(hints.response !== undefined && { 'Response Safety': unsafe ? 'unsafe' : 'safe' }),
        ...(unsafe && { 'Safety Categories': names }),
      })
    case 'wildguard':
      return [
        `Harmful request: ${unsafe ? 'yes' : 'no'}`,
        `Response refusal: ${hints.response === undefined ? 'N/A' : /\b(can’t|can't|cannot|won’t|sorry)\b/i.test(hints.response) ? 'yes' : 'no'}`,
        `Harmful response: ${hints.response === undefined ? 'N/A' : unsafe ? 'yes' : 'no'}`,
      ].join('\n')
    case 'shieldgemma':
      return `${unsafe ? 'Yes' : 'No'}. ${rationale}`
    case 'rubric':
      return JSON.stringify({
        label: labels[0]?.code,
        labels: labels.map(({ code }) => code),
        unsafe,
        confidence,
        rationale,
      })
    default:
      return `${names}\n${rationale}`
  }
}

function formatIn(prompt: string): CallHints['format'] {
  if (/"?User Safety"?/.test(prompt)) return 'aegis'
  if (/Harmful request:/i.test(prompt)) return 'wildguard'
  if (/(begin|start|answer)[^.\n]{0,60}['"“]?yes['"”]? or ['"“]?no['"”]?/i.test(prompt)) return 'shieldgemma'
  if (/BEGIN UNSAFE CONTENT CATEGORIES|first line must read ['"“]?safe['"”]? or ['"“]?unsafe/i.test(prompt))
    return 'llama-guard'
  if (/json/i.test(prompt)) return 'rubric'
  return 'plain'
}
