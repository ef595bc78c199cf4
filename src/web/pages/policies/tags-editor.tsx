import { useState } from 'react'
import { TagPolicy, type Tags } from '../../../contract/tags.ts'
import type { TagList } from '../../../domain/tags/document.ts'
import { usedTags } from '../../../domain/tags/vocabulary.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../components/messages.tsx'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { failureText } from '../../data/failure.ts'
import { useHeld } from '../../data/session.ts'
import { usePublishTags } from '../../data/sorting.ts'
import { useKeptDraft } from '../../rules/use-kept-draft.ts'
import { sortingText } from '../../sorting-text.ts'
import { ReasonForm } from '../../verbs/reason-form.tsx'
import { TagDialog } from './tag-dialog.tsx'
import { mergedTag, withoutTag, withTag } from './tag-edit.ts'
import { TagTable } from './tag-table.tsx'

const { tags: says } = sortingText

interface TagsEditorProps {
  /** As they are used, by the vocabulary in force. */
  readonly tags: Tags
  readonly saved: { readonly document: TagPolicy; readonly base: number }
}

/** Which tag lies open; of no slug a new one. */
interface Opened {
  readonly list: TagList
  readonly slug: string
}

/** The counts as they would be by the draft: what is used keeps its number, whatever it is shown as. */
function countedBy(draft: TagPolicy, { areas, themes }: Tags) {
  const uses = (list: Tags['areas'], isArea: boolean) =>
    list.map(({ slug, open, all }) => ({ slug, open, all, isArea }))
  return usedTags(draft, [...uses(areas, true), ...uses(themes, false)])
}

interface PublishDialogProps {
  readonly document: TagPolicy
  readonly base: number
  readonly onPublished: (version: number) => void
  readonly onClose: () => void
}

function PublishDialog({ document, base, onPublished, onClose }: PublishDialogProps) {
  const publish = usePublishTags()
  return (
    <Dialog title={says.publishTitle} says={says.publishSays} onClose={onClose}>
      <ReasonForm
        label={says.reason}
        submit={says.publish}
        busy={publish.isPending}
        refusal={publish.error ? failureText(publish.error) : undefined}
        notice={null}
        onSubmit={(reason) =>
          publish.mutate({ document, reason: reason ?? '', base }, { onSuccess: ({ version }) => onPublished(version) })
        }
        onClose={onClose}
      />
    </Dialog>
  )
}

interface DraftBarProps {
  readonly isChanged: boolean
  readonly held: string | undefined
  readonly onDiscard: () => void
  readonly onPublish: () => void
}

function DraftBar({ isChanged, held, onDiscard, onPublish }: DraftBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isChanged ? (
        <>
          <span className="text-xs text-soon">{says.unsaved}</span>
          <Button look="quiet" onClick={onDiscard}>
            {says.discard}
          </Button>
        </>
      ) : null}
      <Button look="primary" held={held} disabled={!isChanged} onClick={onPublish}>
        {says.publish}
      </Button>
    </div>
  )
}

/** The vocabulary with how often each tag is used; who may, changes and publishes it. */
export function TagsEditor({ tags, saved }: TagsEditorProps) {
  const held = useHeld()('publish_triage')
  const { tell } = useMessages()
  const { draft, document, keep } = useKeptDraft('tags', TagPolicy, saved)
  const [opened, setOpened] = useState<Opened>()
  const [publishing, setPublishing] = useState(false)
  const used = countedBy(document, tags)
  const tag = opened && document[opened.list].find(({ slug }) => slug === opened.slug)
  function change(next: TagPolicy) {
    keep(next)
    setOpened(undefined)
  }
  const part = (list: TagList, title: string, about: string) => (
    <Part
      title={title}
      says={about}
      actions={
        <Button held={held} onClick={() => setOpened({ list, slug: '' })}>
          {says.add}
        </Button>
      }
    >
      <TagTable
        title={title}
        tags={used[list].map(({ near, replaces, ...each }) => ({ ...each, near: [...near], replaces: [...replaces] }))}
        held={held}
        onEdit={(slug) => setOpened({ list, slug })}
        onMerge={(slug, into) => keep(mergedTag(document, list, slug, into))}
      />
    </Part>
  )
  const bar = (
    <DraftBar
      isChanged={draft !== undefined}
      held={held}
      onDiscard={() => keep(undefined)}
      onPublish={() => setPublishing(true)}
    />
  )
  return (
    <PageFrame title={says.title} says={says.says} actions={bar}>
      <div className="grid grid-cols-1 gap-8">
        {part('areas', says.areas, says.areasSays)}
        {part('themes', says.themes, says.themesSays)}
      </div>
      {opened ? (
        <TagDialog
          tag={tag}
          slug={opened.slug}
          onKeep={(kept) => change(withTag(document, opened.list, tag?.slug, kept))}
          onRemove={tag && (() => change(withoutTag(document, opened.list, tag.slug)))}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
      {publishing ? (
        <PublishDialog
          document={document}
          base={draft?.base ?? saved.base}
          onPublished={(version) => {
            setPublishing(false)
            keep(undefined)
            tell(says.published(version))
          }}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </PageFrame>
  )
}
