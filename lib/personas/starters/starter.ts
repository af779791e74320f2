export type Age = '18-24' | '25-34' | '35-49' | '50-64' | '65-plus'
export type Region =
  | 'north-america'
  | 'latin-america'
  | 'western-europe'
  | 'eastern-europe'
  | 'middle-east-and-north-africa'
  | 'west-africa'
  | 'east-and-southern-africa'
  | 'south-asia'
  | 'east-asia'
  | 'southeast-asia-and-pacific'
export type Mood = 'calm' | 'cheerful' | 'anxious' | 'irritable' | 'lonely' | 'hopeful' | 'wry' | 'curious'
export type Style =
  | 'blunt'
  | 'rambling'
  | 'lower-case'
  | 'emoji'
  | 'formal'
  | 'slang'
  | 'second-language'
  | 'storyteller'

/** Who they are, and what a post of theirs takes from it. All are adults, and nobody real. */
export type Starter = readonly [text: string, age: Age, region: Region, language: string, mood: Mood, style: Style]
