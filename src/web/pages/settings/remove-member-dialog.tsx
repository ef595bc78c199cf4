import type { MemberRow } from '../../../contract/access.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useRemoveMember } from '../../data/access.ts'
import { failureText } from '../../data/failure.ts'
import { settingsText } from '../../settings-text.ts'
import { ReasonForm } from '../../verbs/reason-form.tsx'

const { people: says } = settingsText

/** Takes a member out, with the reason the log keeps. */
export function RemoveMemberDialog({ member, onClose }: { readonly member: MemberRow; readonly onClose: () => void }) {
  const { handle, name } = member
  const remove = useRemoveMember(handle)
  const { tell } = useMessages()
  return (
    <Dialog title={says.removeTitle(name)} says={says.removeSays} about={handle} onClose={onClose}>
      <ReasonForm
        label={says.reason}
        submit={says.remove}
        busy={remove.isPending}
        refusal={remove.error ? failureText(remove.error) : undefined}
        notice={null}
        onSubmit={(reason) =>
          remove.mutate(reason ?? '', {
            onSuccess: () => {
              tell(says.removedDone(name))
              onClose()
            },
          })
        }
        onClose={onClose}
      />
    </Dialog>
  )
}
