import type { ProviderKind } from '../schema'

export type Preset = {
  key: string
  name: string
  kind: ProviderKind
  address: string
  /** Where the address is one that every user has of their own. */
  local: boolean
  wantsKey: boolean
  inFlight: number
  /** Its models keep to a JSON schema. */
  jsonSchema: boolean
  hint: string
}

/** Endpoints that are known by name. Each value is only what the form begins with. */
export const presets: readonly Preset[] = [
  {
    key: 'openai',
    name: 'OpenAI',
    kind: 'openai',
    address: 'https://api.openai.com/v1',
    local: false,
    wantsKey: true,
    inFlight: 32,
    jsonSchema: true,
    hint: 'api.openai.com',
  },
  {
    key: 'anthropic',
    name: 'Anthropic',
    kind: 'anthropic',
    address: 'https://api.anthropic.com/v1',
    local: false,
    wantsKey: true,
    inFlight: 16,
    jsonSchema: true,
    hint: 'api.anthropic.com',
  },
  {
    key: 'google',
    name: 'Google',
    kind: 'google',
    address: 'https://generativelanguage.googleapis.com/v1beta',
    local: false,
    wantsKey: true,
    inFlight: 16,
    jsonSchema: true,
    hint: 'Gemini, by API key',
  },
  {
    key: 'ollama',
    name: 'Ollama',
    kind: 'compatible',
    address: 'http://127.0.0.1:11434/v1',
    local: true,
    wantsKey: false,
    inFlight: 4,
    jsonSchema: true,
    hint: 'On this machine',
  },
  {
    key: 'vllm',
    name: 'vLLM',
    kind: 'compatible',
    address: 'http://127.0.0.1:8000/v1',
    local: true,
    wantsKey: false,
    inFlight: 64,
    jsonSchema: true,
    hint: 'Your own server',
  },
  {
    key: 'lm-studio',
    name: 'LM Studio',
    kind: 'compatible',
    address: 'http://127.0.0.1:1234/v1',
    local: true,
    wantsKey: false,
    inFlight: 2,
    jsonSchema: true,
    hint: 'On this machine',
  },
  {
    key: 'nim',
    name: 'NVIDIA NIM',
    kind: 'compatible',
    address: 'https://integrate.api.nvidia.com/v1',
    local: false,
    wantsKey: true,
    inFlight: 16,
    jsonSchema: false,
    hint: 'Hosted, or a container of yours',
  },
  {
    key: 'openrouter',
    name: 'OpenRouter',
    kind: 'compatible',
    address: 'https://openrouter.ai/api/v1',
    local: false,
    wantsKey: true,
    inFlight: 16,
    jsonSchema: false,
    hint: 'openrouter.ai',
  },
  {
    key: 'together',
    name: 'Together',
    kind: 'compatible',
    address: 'https://api.together.xyz/v1',
    local: false,
    wantsKey: true,
    inFlight: 16,
    jsonSchema: false,
    hint: 'api.together.xyz',
  },
  {
    key: 'groq',
    name: 'Groq',
    kind: 'compatible',
    address: 'https://api.groq.com/openai/v1',
    local: false,
    wantsKey: true,
    inFlight: 8,
    jsonSchema: false,
    hint: 'api.groq.com',
  },
  {
    key: 'prem',
    name: 'Prem',
    kind: 'compatible',
    address: 'https://studio.premai.io/api/v1',
    local: false,
    wantsKey: true,
    inFlight: 8,
    jsonSchema: false,
    hint: 'studio.premai.io',
  },
  {
    key: 'compatible',
    name: 'OpenAI-compatible',
    kind: 'compatible',
    address: '',
    local: true,
    wantsKey: false,
    inFlight: 16,
    jsonSchema: false,
    hint: 'Any other address',
  },
]

export const presetOf = (key: string) => presets.find((preset) => preset.key === key)

/** Dollars for a million tokens in and out, by how a model's name begins; the longest beginning counts. They change: check them against the provider's list. */
const knownPrices: Record<string, readonly [number, number]> = {
  'gpt-4o-mini': [0.15, 0.6],
  'gpt-4o': [2.5, 10],
  'gpt-4.1-nano': [0.1, 0.4],
  'gpt-4.1-mini': [0.4, 1.6],
  'gpt-4.1': [2, 8],
  'gpt-5-nano': [0.05, 0.4],
  'gpt-5-mini': [0.25, 2],
  'gpt-5': [1.25, 10],
  'claude-haiku-4-5': [1, 5],
  'claude-sonnet-4': [3, 15],
  'claude-opus-4-5': [5, 25],
  'claude-3-5-haiku': [0.8, 4],
  'gemini-2.5-flash-lite': [0.1, 0.4],
  'gemini-2.5-flash': [0.3, 2.5],
  'gemini-2.5-pro': [1.25, 10],
  'gemini-2.0-flash': [0.1, 0.4],
  'llama-3.1-8b-instant': [0.05, 0.08],
  'llama-3.3-70b-versatile': [0.59, 0.79],
}

/** What a model costs as far as we know; free where it runs on a machine of one's own; null where nobody knows. */
export function priceOf(
  model: string,
  preset: Pick<Preset, 'local'> | undefined,
): { priceIn: number; priceOut: number } | null {
  if (preset?.local) return { priceIn: 0, priceOut: 0 }
  const name = model.toLowerCase().replace(/^.*\//, '')
  const [known] = Object.keys(knownPrices)
    .filter((beginning) => name.startsWith(beginning))
    .sort((one, other) => other.length - one.length)
  const price = known === undefined ? undefined : knownPrices[known]
  return price ? { priceIn: price[0], priceOut: price[1] } : null
}
