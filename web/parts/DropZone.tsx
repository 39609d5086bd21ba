import { type DragEvent, type ReactNode, useId, useState } from 'react'
import './dropZone.css'

/** Takes files that are dropped on it, or chosen with the button in it. */
export function DropZone({
  says,
  choose,
  hint,
  accept,
  busy,
  onFiles,
}: {
  says: string
  choose: string
  hint: ReactNode
  accept: string
  busy: boolean
  onFiles: (files: FileList) => void
}) {
  const hintId = useId()
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent, on: boolean) => {
    event.preventDefault()
    setOver(on)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be chosen with the button in it
    <div
      className="drop-zone"
      data-over={over}
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        if (!busy) onFiles(event.dataTransfer.files)
      }}
    >
      <p>
        <strong>{says}</strong>
      </p>
      <label className="ds-button file-button" data-variant="primary" data-busy={busy}>
        {choose}
        <input
          type="file"
          className="visually-hidden"
          accept={accept}
          aria-describedby={hintId}
          disabled={busy}
          // The same file again, once it was mended, is a new choice.
          onClick={({ currentTarget }) => {
            currentTarget.value = ''
          }}
          onChange={({ target }) => target.files && onFiles(target.files)}
        />
      </label>
      <p id={hintId} className="subtle small">
        {hint}
      </p>
    </div>
  )
}
