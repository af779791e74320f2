/** Kept for a year on this browser; keptChoices reads it back on the server. */
export function keepChoice(name: 'assay-theme' | 'assay-rail-work' | 'assay-rail-wide', value: string) {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser yet
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
}
