'use client'

/** The last resort: even the frame failed, so nothing of it is used here. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Assay could not be shown</h1>
          <p>Nothing was changed or lost. Try again; if it goes on, the server’s log says why.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
