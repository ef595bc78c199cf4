import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { sortingText } from '../../sorting-text.ts'
import { splitTags, type Tag } from './tag-edit.ts'

const { tags: says } = sortingText

interface TagDialogProps {
  /** Undefined for one of its own; its slug may be given already. */
  readonly tag: Tag | undefined
  readonly slug?: string | undefined
  readonly onKeep: (tag: Tag) => void
  readonly onRemove: (() => void) | undefined
  readonly onClose: () => void
}

/** One tag: what it is called, when to use it, and what it took the place of. Another slug takes the old one's place. */
export function TagDialog({ tag, slug: given = '', onKeep, onRemove, onClose }: TagDialogProps) {
  const [slug, setSlug] = useState(tag?.slug ?? given)
  const [name, setName] = useState(tag?.name ?? '')
  const [about, setAbout] = useState(tag?.about ?? '')
  const [olds, setOlds] = useState((tag?.replaces ?? []).join(', '))
  function keep() {
    const renamed = tag !== undefined && tag.slug !== slug ? [tag.slug] : []
    const replaces = [...new Set([...splitTags(olds), ...renamed])].filter((each) => each !== slug)
    onKeep({ slug, name: name.trim() === '' ? slug : name, about, replaces })
  }
  return (
    <Dialog title={tag ? says.edit(tag.slug) : says.add} onClose={onClose}>
      <FormFrame submit={says.keep} busy={false} onSubmit={keep} onClose={onClose}>
        <TextField
          label={says.slug}
          help={says.slugSays}
          pattern="[a-z0-9][a-z0-9_\-]{0,62}"
          data-autofocus
          value={slug}
          onChange={({ target }) => setSlug(target.value)}
        />
        <TextField
          label={says.name}
          required={false}
          maxLength={120}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <TextArea
          label={says.about}
          rows={2}
          required={false}
          maxLength={500}
          value={about}
          onChange={({ target }) => setAbout(target.value)}
        />
        <TextField
          label={says.replacesField}
          help={says.replacesSays}
          required={false}
          value={olds}
          onChange={({ target }) => setOlds(target.value)}
        />
        {onRemove === undefined ? null : (
          <Button look="quiet" className="justify-self-start" onClick={onRemove}>
            {says.remove}
          </Button>
        )}
      </FormFrame>
    </Dialog>
  )
}
