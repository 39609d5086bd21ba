import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of a part. Each time `focus` is another object, somebody is led to it. */
export function PartHeading({
  focus,
  hidden = false,
  children,
}: {
  focus?: object | undefined
  /** Only for those who are led to it: the heading that is seen stands elsewhere. */
  hidden?: boolean
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) heading.current?.focus()
  }, [focus])
  return (
    <h2 ref={heading} tabIndex={-1} className={hidden ? 'visually-hidden' : undefined}>
      {children}
    </h2>
  )
}
