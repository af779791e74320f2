/** Roles in a project, and outside of any: nobody, a person who is signed in, the keeper of the instance. */
export type Role = 'viewer' | 'reviewer' | 'curator' | 'owner'
export type HouseRole = 'nobody' | 'person' | 'keeper'
export type Permission = 'read' | 'review' | 'curate' | 'manage' | 'knock' | 'enter' | 'keep'

const grants: Record<Role | HouseRole, Permission[]> = {
  nobody: ['knock'],
  person: ['knock', 'enter'],
  keeper: ['knock', 'enter', 'keep'],
  viewer: ['read'],
  reviewer: ['read', 'review'],
  curator: ['read', 'review', 'curate'],
  owner: ['read', 'review', 'curate', 'manage'],
}

/** What a refusal says that the caller cannot do. */
export const refusals: Record<Permission, string> = {
  read: 'see this project',
  review: 'review samples',
  curate: 'change what is in the project',
  manage: 'manage the project',
  knock: 'come in',
  enter: 'do this without signing in',
  keep: 'manage this installation',
}

export const can = (role: Role | HouseRole, permission: Permission) => grants[role].includes(permission)
