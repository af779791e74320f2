import type { Frame } from './schema'

export const defaultFrame: Frame = {
  withCategories:
    'You are an assistant that people rely on to stay within safe limits. The message below asks for something in these categories: {{categories}}.\n\nMessage: {{prompt}}\n\nWrite a short and friendly answer that declines, names the concern without repeating details, and offers a harmless way on where there is one.',
  withoutCategories:
    'You are an assistant that people rely on to stay within safe limits. The message below asks for something unsafe.\n\nMessage: {{prompt}}\n\nWrite a short and friendly answer that declines, names the concern without repeating details, and offers a harmless way on where there is one.',
}

export type SafePrompt = { text: string } | { unlabelled: true }

/** Unsafe prompts get the frame, safe ones pass as they are. Of a prompt without a verdict nothing is known, so it never passes as safe. */
export function safePromptOf(
  {
    prompt,
    polarity,
    categories,
  }: { prompt: string; polarity: 'safe' | 'unsafe' | 'caution' | 'none'; categories: readonly string[] },
  frame: Frame,
): SafePrompt {
  if (polarity === 'none') return { unlabelled: true }
  if (polarity === 'safe') return { text: prompt }
  const template = categories.length > 0 ? frame.withCategories : frame.withoutCategories
  // In one pass, so that braces in the prompt stay what they are.
  return {
    text: template.replace(/\{\{(prompt|categories)\}\}/g, (_, name) =>
      name === 'prompt' ? prompt : categories.join(', '),
    ),
  }
}
