import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'

// For <html className={fonts}>: globals.css reads --font-geist-sans and --font-geist-mono.
export const fonts = `${GeistSans.variable} ${GeistMono.variable}`
