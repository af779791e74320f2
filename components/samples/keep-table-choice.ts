/** Kept for a year on this browser; the page reads it back on the server, so that the first paint is right. */
export function keepTableChoice(name: 'assay-columns' | 'assay-veil', value: string) {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser yet
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
}
