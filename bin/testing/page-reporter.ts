import { readFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

const mostLines = 60

/** After the stories: what stood on the page where one failed, for whoever has nothing but what was printed. */
export default class PageReporter implements Reporter {
  private seen: string[] = []

  onTestEnd({ title }: TestCase, { status, attachments }: TestResult) {
    if (status === 'passed' || status === 'skipped') return
    for (const { name, path } of attachments) {
      if (name === 'error-context' && path) this.seen.push(`\n  On the page of “${title}”:\n${pageIn(path)}`)
    }
  }

  onEnd() {
    for (const page of this.seen) console.log(page)
  }
}

/** The page itself, without what surrounds every page. */
function pageIn(path: string) {
  const lines = (readFileSync(path, 'utf8').split('```yaml')[1] ?? '').split('```')[0]?.trim().split('\n') ?? []
  const main = lines.slice(
    Math.max(
      0,
      lines.findIndex((line) => /^ *- main/.test(line)),
    ),
  )
  const more = main.length - mostLines
  return [...main.slice(0, mostLines), ...(more > 0 ? [`  and ${more} lines more`] : [])].join('\n')
}
