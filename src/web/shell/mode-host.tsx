import type { Workspace } from '../../contract/workspace.ts'
import { Dialog } from '../components/dialog.tsx'
import { failureText } from '../data/failure.ts'
import { useSwitchMode } from '../data/workspace.ts'
import { text } from '../text.ts'
import { ReasonForm } from '../verbs/reason-form.tsx'

interface ModeHostProps {
  readonly workspace: Workspace
  readonly onClose: () => void
}

/** Switches hard choices on or off, with the reason everybody will read. */
export function ModeHost({ workspace, onClose }: ModeHostProps) {
  const change = useSwitchMode()
  const isOn = workspace.mode === 'hard'
  const { switchOn, switchOff, says, saysOff, reason } = text.mode
  const title = isOn ? switchOff : switchOn
  return (
    <Dialog title={title} says={isOn ? saysOff : says} onClose={onClose}>
      <ReasonForm
        label={reason}
        submit={title}
        busy={change.isPending}
        refusal={change.error ? failureText(change.error) : undefined}
        notice={null}
        onSubmit={(said) =>
          change.mutate({ mode: isOn ? 'normal' : 'hard', reason: said ?? '' }, { onSuccess: onClose })
        }
        onClose={onClose}
      />
    </Dialog>
  )
}
