"""“My treatment day”: a clinic's protocol in the clock times of one day.

Pure: no database, no request. It plans logistics; it knows nothing about the patient.
"""
