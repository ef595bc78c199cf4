import { useEffect, useState } from 'react'

/** `value`, once it has stayed the same for `millis`: what is typed is not asked for letter by letter. */
export function useSettled<Value extends string>(value: Value, millis: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis)
    return () => clearTimeout(timer)
  }, [value, millis])
  return settled
}
