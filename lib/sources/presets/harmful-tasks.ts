import { column } from '../mapping/schema'
import type { Values } from '../read/entry'
import { blend, everything, has, type Preset } from './preset'

const isSeverity = (rows: readonly Values[], level: string) =>
  rows.length > 0 && rows.every((row) => /^(Low|Medium|High) Severity$/.test(String(row[level])))

/** Wrapper, category, subcategory, severity; the bare requests come without a wrapper. */
export const harmfulTasks: Preset = {
  key: 'harmful-tasks',
  name: 'HarmfulTasks (integrated.yaml)',
  recognises: (columns, rows) => has(columns, 'level_1', 'level_4', 'text') && isSeverity(rows, 'level_4'),
  mapping: (_, recipe) => {
    const categories = { from: column('level_2'), form: 'text' as const }
    return {
      prompt: column('text'),
      verdict: everything('unsafe'),
      labels: categories,
      categories,
      add: {
        wrapper: column('level_1'),
        category: column('level_2'),
        subcategory: column('level_3'),
        severity: column('level_4'),
      },
      keep: ['position'],
      ...(recipe === 'nemo' && {
        filters: [{ path: ['level_4'], isNot: 'Low Severity' }],
        ...blend({
          id: column('position'),
          source: 'HarmfulTasks',
          label: { constant: 'unsafe' },
          categories: column('level_2'),
          subcategories: column('level_3'),
          persona: { join: [['level_1'], ['level_4']] },
        }),
      }),
    }
  },
}

export const bareTasks: Preset = {
  key: 'harmful-tasks-bare',
  name: 'HarmfulTasks (bare requests)',
  recognises: (columns, rows) =>
    has(columns, 'level_1', 'level_3', 'text') && !columns.has('level_4') && isSeverity(rows, 'level_3'),
  mapping: () => {
    const categories = { from: column('level_1'), form: 'text' as const }
    return {
      prompt: column('text'),
      verdict: everything('unsafe'),
      labels: categories,
      categories,
      add: { category: column('level_1'), subcategory: column('level_2'), severity: column('level_3') },
      keep: ['position'],
    }
  },
}

/** Questions in lists under their category and subcategory. */
export const categoryTree: Preset = {
  key: 'category-tree',
  name: 'CatQA (category, subcategory, questions)',
  recognises: (columns) => has(columns, 'level_1', 'level_2', 'text') && !columns.has('level_3'),
  mapping: () => {
    const categories = { from: column('level_1'), form: 'text' as const }
    return {
      prompt: column('text'),
      verdict: everything('unsafe'),
      labels: categories,
      categories,
      add: { category: column('level_1'), subcategory: column('level_2') },
      keep: ['position'],
    }
  },
}
