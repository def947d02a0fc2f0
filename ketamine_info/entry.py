"""What the HTTP server calls: the site, behind the guard against unfinished bodies."""

from ketamine_info.bodies import FinishedBodies
from ketamine_info.wsgi import application as site

application = FinishedBodies(site)
