import { RE2JS } from 're2js'
import type { JudgedText, JudgePolicy, Reading } from '../formats/format'
import { opinionOf } from '../formats/opinions'
import type { JudgeRule, RulesSettings } from '../schema'

type Compiled = { code: string; words: string; matches: (text: string) => boolean }

const compiled = new WeakMap<RulesSettings, Compiled[]>()

/** A rules judge's verdict. Patterns run in linear time, whatever the pattern and whatever the text. */
export function applyRules(settings: RulesSettings, text: JudgedText, policy: JudgePolicy): Reading {
  const rules = compiled.get(settings) ?? settings.rules.map(compile)
  compiled.set(settings, rules)
  const judged = policy.target === 'response' ? (text.response ?? '') : text.prompt
  const searched = [...text.conversation.map(({ content }) => content), judged].join('\n')
  const hits = rules.filter(({ matches }) => matches(searched))
  const codes = policy.multiLabel ? hits.map(({ code }) => code) : hits.slice(0, 1).map(({ code }) => code)
  const meant = hits.length > 0 ? codes : settings.otherwise === null ? [] : [settings.otherwise]
  const labels = policy.labels.filter(({ code }) => meant.includes(code))
  const worst = labels.some(({ polarity }) => polarity === 'unsafe')
    ? labels.filter(({ polarity }) => polarity !== 'safe')
    : labels
  const rationale =
    hits.length > 0
      ? `Matches ${hits
          .slice(0, 5)
          .map(({ words }) => words)
          .join(', ')}.`
      : 'No rule matches.'
  return opinionOf(worst, policy, { rationale })
}

/** Why a pattern cannot be used; null when it can. */
export function patternProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
    return null
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'It cannot be read'
  }
}

function compile({ kind, text, code }: JudgeRule): Compiled {
  if (kind === 'phrase') {
    const phrase = folded(text)
    return { code, words: `“${text}”`, matches: (searched) => folded(searched).includes(phrase) }
  }
  const pattern = RE2JS.compile(text, RE2JS.CASE_INSENSITIVE)
  return { code, words: `/${text}/`, matches: (searched) => pattern.matcher(searched).find() }
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
